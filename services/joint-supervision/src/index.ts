export { JointSupervisionModule } from './joint-supervision.module.js';
