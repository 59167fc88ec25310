/** What AWS API Gateway says to a wrong URL or method: reads like an auth problem (lexware-api.md 11.1). */
export const EQUAL_SIGN_MESSAGE =
  "Invalid key=value pair (missing equal-sign) in Authorization header: 'Bearer'.";
