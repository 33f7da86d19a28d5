import type { ServiceSlice } from '@liandong/service-kit';
import { personEnquiryFigures } from '../figures/person-enquiry.figures.js';
import { NamedPersonsQuery } from '../read/person-enquiry-register/named-persons.query.js';
import { PersonEnquiry } from '../read/person-enquiry-register/person-enquiry.entity.js';
import { PersonEnquiryRegisterController } from '../read/person-enquiry-register/person-enquiry-register.controller.js';
import { personEnquiryRegister } from '../read/person-enquiry-register/person-enquiry-register.projection.js';
import { PersonEnquiryRegisterQuery } from '../read/person-enquiry-register/person-enquiry-register.query.js';
import { personEnquiryView } from '../views/person-enquiry.view.js';
import { PersonEnquiryController } from './person-enquiry.controller.js';
import { PersonEnquiryService } from './person-enquiry.service.js';

/** 廉政意见回复 / what is known of persons, asked and answered by letter. */
export const personEnquirySlice: ServiceSlice = {
  categories: ['personEnquiry'],
  projections: [personEnquiryRegister],
  entities: [PersonEnquiry],
  decisionViews: [personEnquiryView],
  figures: personEnquiryFigures,
  controllers: [PersonEnquiryController, PersonEnquiryRegisterController],
  providers: [PersonEnquiryService, PersonEnquiryRegisterQuery, NamedPersonsQuery],
};
