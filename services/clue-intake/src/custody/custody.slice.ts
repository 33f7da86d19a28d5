import { reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenClueGivenToDepartmentThenOpenStep } from '../automation/when-clue-given-to-department-then-open-step.js';
import { whenClueRoutedThenOpenStep } from '../automation/when-clue-routed-then-open-step.js';
import { whenClueVoidedThenWithdrawSteps } from '../automation/when-clue-voided-then-withdraw-steps.js';
import { whenRoutingFellThenWithdrawStep } from '../automation/when-routing-fell-then-withdraw-step.js';
import { CustodyRegisterController } from '../read/custody-register/custody-register.controller.js';
import { custodyRegister } from '../read/custody-register/custody-register.projection.js';
import { CustodyRegisterQuery } from '../read/custody-register/custody-register.query.js';
import { CustodyStep } from '../read/custody-register/custody-step.entity.js';
import { CustodyController } from './custody.controller.js';
import { CustodyService } from './custody.service.js';

/** 流转签收 / a clue from hand to hand, every step signed (B1.4). */
export const custodySlice: ServiceSlice = {
  categories: ['custody'],
  projections: [custodyRegister],
  entities: [CustodyStep],
  reactions: [
    reaction(whenClueRoutedThenOpenStep, CustodyService, (custody, request, { id, data }) => custody.open(request, id, data)),
    reaction(whenRoutingFellThenWithdrawStep, CustodyService, (custody, request, { id, data }) =>
      custody.letRoutingFall(request, id, data),
    ),
    reaction(whenClueVoidedThenWithdrawSteps, CustodyService, (custody, request, { id, data }) => custody.letEntryFall(request, id, data)),
    reaction(whenClueGivenToDepartmentThenOpenStep, CustodyService, (custody, request, { id, data }) => custody.open(request, id, data)),
  ],
  controllers: [CustodyController, CustodyRegisterController],
  providers: [CustodyService, CustodyRegisterQuery],
};
