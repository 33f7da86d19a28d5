import { Module } from '@nestjs/common';
import { defineService, ofSlices, publisher, reaction } from '@liandong/service-kit';
import { whenVerificationConcludedThenOpenCases } from './automation/when-verification-concluded-then-open-cases.js';
import { whenVerificationConcludedThenOpenMeasures } from './automation/when-verification-concluded-then-open-measures.js';
import { CaseDecisionController } from './case/case-decision.controller.js';
import { CaseDecisionService } from './case/case-decision.service.js';
import { CaseFilingController } from './case/case-filing.controller.js';
import { CaseFilingService } from './case/case-filing.service.js';
import { caseNumbers, CaseNumbers } from './case/case-numbers.js';
import { CaseTrialController } from './case/case-trial.controller.js';
import { CaseTrialService } from './case/case-trial.service.js';
import { investigationCase } from './case/case.decider.js';
import { MeasureController } from './measure/measure.controller.js';
import { measure } from './measure/measure.decider.js';
import { MeasureService } from './measure/measure.service.js';
import { publishCase, publishMeasure } from './publishing/case-trial.integration-events.js';
import { CaseRegisterController } from './read/case-register/case-register.controller.js';
import { caseRegister } from './read/case-register/case-register.projection.js';
import { CaseRegisterQuery } from './read/case-register/case-register.query.js';
import { RegisteredCase } from './read/case-register/registered-case.entity.js';
import { MeasureRegisterController } from './read/measure-register/measure-register.controller.js';
import { measureRegister } from './read/measure-register/measure-register.projection.js';
import { MeasureRegisterQuery } from './read/measure-register/measure-register.query.js';
import { RegisteredMeasure } from './read/measure-register/registered-measure.entity.js';
import { OutcomeFiguresController } from './read/outcome-figures/outcome-figures.controller.js';
import { outcomeLedger } from './read/outcome-figures/outcome-figures.projection.js';
import { OutcomeFiguresQuery } from './read/outcome-figures/outcome-figures.query.js';
import { Outcome } from './read/outcome-figures/outcome.entity.js';
import { caseSecrecy, classificationSlice } from './classification/classification.slice.js';
import { caseRecusals, recusalSlice } from './recusal/recusal.slice.js';
import { caseTrialFigures } from './figures/case-trial.figures.js';
import { caseView } from './views/case.view.js';
import { measureView } from './views/measure.view.js';

/** Files and investigates cases, tries and decides them, sees them executed; keeps the measures of the first form. */
@Module(
  defineService(
    ofSlices({ name: 'case-trial', recusals: caseRecusals, secrecy: caseSecrecy }, [
      {
        categories: [investigationCase.category, measure.category, caseNumbers.category],
        projections: [caseRegister, measureRegister, outcomeLedger],
        entities: [RegisteredCase, RegisteredMeasure, Outcome],
        decisionViews: [caseView, measureView],
        figures: caseTrialFigures,
        publish: [publisher(investigationCase, publishCase), publisher(measure, publishMeasure)],
        reactions: [
          reaction(whenVerificationConcludedThenOpenCases, CaseFilingService, (cases, request, { id, data }) =>
            cases.open(request, id, data),
          ),
          reaction(whenVerificationConcludedThenOpenMeasures, MeasureService, (measures, request, { id, data }) =>
            measures.open(request, id, data),
          ),
        ],
        controllers: [
          CaseFilingController,
          CaseTrialController,
          CaseDecisionController,
          MeasureController,
          CaseRegisterController,
          MeasureRegisterController,
          OutcomeFiguresController,
        ],
        providers: [
          CaseNumbers,
          CaseFilingService,
          CaseTrialService,
          CaseDecisionService,
          MeasureService,
          CaseRegisterQuery,
          MeasureRegisterQuery,
          OutcomeFiguresQuery,
        ],
      },
      recusalSlice,
      classificationSlice,
    ]),
  ),
)
export class CaseTrialModule {}
