import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CommandRunner, type Platform, PLATFORM, type Secrecy, secrecy, type ServiceSlice } from '@liandong/service-kit';
import { kindsOf, type NamedRecords } from '../named-record.js';
import { underName } from '../under-name.js';
import { classificationController } from './classification.controller.js';
import { classificationUnder } from './classification.decider.js';
import { proposeBody } from './classification.dto.js';
import { Classification } from './classification.entity.js';
import { ClassificationService } from './classification.service.js';
import { type ClassificationView, classificationView } from './classification.view.js';
import { classificationRegisterController } from './classification-register.controller.js';
import { classificationRegister } from './classification-register.projection.js';
import { ClassificationRegisterQuery } from './classification-register.query.js';

/** What a service says about its matters, so that they can be classified. */
export interface ClassifiableMatters {
  /** Of the service, as in `/api/<service>/classifications`. */
  readonly service: string;
  /** Of the aggregates: a storage format, and the service's alone. */
  readonly category: string;
  /** By which records a matter is named. */
  readonly records: NamedRecords;
  /** Name of the schema of a proposal. */
  readonly schema: string;
}

/** 定密 / how the matters of a service are classified (B4.9): `secrecy` is for the definition of a service that honours recusals, and keeps whoever is not cleared out of every command and query. */
export interface ClassificationParts {
  readonly secrecy: Secrecy;
  readonly slice: ServiceSlice;
  readonly view: ClassificationView;
}

export function classificationFrom({ service, category, records, schema }: ClassifiableMatters): ClassificationParts {
  const classification = classificationUnder(category);
  const view = classificationView(category);
  return {
    view,
    secrecy: secrecy(classification, {
      levelOf: ({ level }) => level,
      isAdmitted: ({ admitted }, personId) => admitted.includes(personId),
      classifying: (event) => (event.type === 'ClassificationApproved' ? event.data.level : undefined),
      admitting: ({ type, data }) => {
        if (type === 'PersonAdmitted') return [{ personId: data.personId, admitted: true }];
        if (type === 'AdmissionWithdrawn') return [{ personId: data.personId, admitted: false }];
        return type === 'ClassificationApproved' ? (data.lapsed ?? []).map((personId) => ({ personId, admitted: false })) : [];
      },
    }),
    slice: {
      categories: [category],
      projections: [classificationRegister(category)],
      entities: [Classification],
      decisionViews: [view],
      controllers: [
        underName(classificationController(service, proposeBody(kindsOf(records), schema)), category, 'Controller'),
        underName(classificationRegisterController(service), category, 'RegisterController'),
      ],
      providers: [
        {
          provide: ClassificationService,
          inject: [CommandRunner],
          useFactory: (commands: CommandRunner) => new ClassificationService(commands, classification, records),
        },
        {
          provide: ClassificationRegisterQuery,
          inject: [getRepositoryToken(Classification, service), PLATFORM],
          useFactory: (rows: Repository<Classification>, platform: Platform) => new ClassificationRegisterQuery(rows, platform, view),
        },
      ],
    },
  };
}
