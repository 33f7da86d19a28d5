export { InspectionLiaisonModule } from './inspection-liaison.module.js';
