/** Checks an export without any of the services and without a network. */
export {};
