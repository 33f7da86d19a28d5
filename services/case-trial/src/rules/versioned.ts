export { ruleOf, type Versioned, versionInForce } from '@liandong/event-sourcing';
