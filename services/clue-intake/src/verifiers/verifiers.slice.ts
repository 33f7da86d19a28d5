import { reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenVerificationTeamsInForceThenRecordVerifiers } from '../automation/when-verification-teams-in-force-then-record-verifiers.js';
import { VerifiersService } from './verifiers.service.js';

/** 核查组副本 / who verifies a clue, kept from what joint supervision tells: they read it here (0.3). */
export const verifiersSlice: ServiceSlice = {
  categories: ['verifiers'],
  reactions: [
    reaction(whenVerificationTeamsInForceThenRecordVerifiers, VerifiersService, (verifiers, request, { id, data }) =>
      verifiers.record(request, id, data),
    ),
  ],
  providers: [VerifiersService],
};
