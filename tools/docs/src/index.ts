export { sections, withSections } from './sections.js';
