/** A partner agency's witness of the log (C2SP tlog-witness). */
export {};
