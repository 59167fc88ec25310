/** Open creations in the host's state; read by the loader before anything of the feature is loaded. */
export const OUTBOUND_COLLECTION = 'outbound';
