/** Most that FIBUscan's name and e-mail fields and a Buchungstext hold, in code points (E17). */
export const FIELD_LENGTH = 60;
