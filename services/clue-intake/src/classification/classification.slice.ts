import { secrecy, type ServiceSlice } from '@liandong/service-kit';
import { ClassificationRegisterController } from '../read/classification-register/classification-register.controller.js';
import { classificationRegister } from '../read/classification-register/classification-register.projection.js';
import { ClassificationRegisterQuery } from '../read/classification-register/classification-register.query.js';
import { Classification } from '../read/classification-register/classification.entity.js';
import { classificationView } from '../views/classification.view.js';
import { ClassificationController } from './classification.controller.js';
import { classification } from './classification.decider.js';
import { ClassificationService } from './classification.service.js';

/** What keeps whoever is not cleared out of every command and query of this service (B4.9). */
export const matterSecrecy = secrecy(classification, {
  levelOf: ({ level }) => level,
  isAdmitted: ({ admitted }, personId) => admitted.includes(personId),
  classifying: (event) => (event.type === 'ClassificationApproved' ? event.data.level : undefined),
  admitting: ({ type, data }) => {
    if (type === 'PersonAdmitted') return [{ personId: data.personId, admitted: true }];
    if (type === 'AdmissionWithdrawn') return [{ personId: data.personId, admitted: false }];
    return type === 'ClassificationApproved' ? (data.lapsed ?? []).map((personId) => ({ personId, admitted: false })) : [];
  },
});

/** 定密 / how matters are classified (B4.9). */
export const classificationSlice: ServiceSlice = {
  categories: ['classification'],
  projections: [classificationRegister],
  entities: [Classification],
  decisionViews: [classificationView],
  controllers: [ClassificationController, ClassificationRegisterController],
  providers: [ClassificationService, ClassificationRegisterQuery],
};
