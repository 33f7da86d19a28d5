/** Injection token of the process's HTTP settings. */
export const HTTP_CONFIG = Symbol('liandong.http-config');
