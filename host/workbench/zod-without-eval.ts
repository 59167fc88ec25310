import * as z from 'zod';

// Comes before every schema: the page's policy forbids what zod would try with the first one, and each try is a violation in the console.
z.config({ jitless: true });
