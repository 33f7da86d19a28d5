import type { ServiceSlice } from '@liandong/service-kit';
import { PersonFactsRegisterController } from '../read/person-facts-register/person-facts-register.controller.js';
import { personFactsRegister } from '../read/person-facts-register/person-facts-register.projection.js';
import { PersonFactsRegisterQuery } from '../read/person-facts-register/person-facts-register.query.js';
import { FactsOfPerson } from '../read/person-facts-register/person-facts.entity.js';
import { PersonFactsController } from './person-facts.controller.js';
import { PersonFactsService } from './person-facts.service.js';

/** 个人事项申报 / what is known about officers and subjects, for the check against acquaintance (2.5, 3.15). */
export const personFactsSlice: ServiceSlice = {
  categories: ['personFacts'],
  projections: [personFactsRegister],
  entities: [FactsOfPerson],
  controllers: [PersonFactsController, PersonFactsRegisterController],
  providers: [PersonFactsService, PersonFactsRegisterQuery],
};
