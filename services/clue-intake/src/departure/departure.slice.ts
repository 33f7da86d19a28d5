import type { ServiceSlice } from '@liandong/service-kit';
import { departureFigures } from '../figures/departure.figures.js';
import { DepartureRegisterController } from '../read/departure-register/departure-register.controller.js';
import { departureRegister } from '../read/departure-register/departure-register.projection.js';
import { DepartureRegisterQuery } from '../read/departure-register/departure-register.query.js';
import { DepartureLine } from '../read/departure-register/departure.entity.js';
import { DepartureController } from './departure.controller.js';
import { DepartureService } from './departure.service.js';

/** 离岗离职 / officers who leave, what binds them and until when (B4.7). */
export const departureSlice: ServiceSlice = {
  categories: ['departure'],
  projections: [departureRegister],
  entities: [DepartureLine],
  figures: departureFigures,
  controllers: [DepartureController, DepartureRegisterController],
  providers: [DepartureService, DepartureRegisterQuery],
};
