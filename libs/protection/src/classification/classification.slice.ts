import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import {
  CommandRunner,
  type Platform,
  PLATFORM,
  publisher,
  reaction,
  type Secrecy,
  secrecy,
  type ServiceSlice,
} from '@liandong/service-kit';
import { kindsOf, type NamedRecords } from '../named-record.js';
import { underName } from '../under-name.js';
import { classificationController } from './classification.controller.js';
import { type classification as Classified, classificationUnder, isKeptFrom, levelSourceOf } from './classification.decider.js';
import { proposeBody } from './classification.dto.js';
import { Classification } from './classification.entity.js';
import { ClassificationService } from './classification.service.js';
import { type ClassificationView, classificationView } from './classification.view.js';
import { classificationRegisterController } from './classification-register.controller.js';
import { classificationRegister } from './classification-register.projection.js';
import { ClassificationRegisterQuery } from './classification-register.query.js';
import { publishLevel, whenLevelChangedThenAdopt } from './levels-between-services.js';

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
  /** Services by which matters come here or to which they go on: their levels are a floor here. */
  readonly follows?: readonly string[];
}

/** 定密 / how the matters of a service are classified (B4.9): `secrecy` is for the definition of a service that honours recusals, and keeps whoever is not cleared out of every command and query. */
export interface ClassificationParts {
  readonly secrecy: Secrecy;
  readonly slice: ServiceSlice;
  readonly view: ClassificationView;
}

export function classificationFrom({ service, category, records, schema, follows = [] }: ClassifiableMatters): ClassificationParts {
  const classification = classificationUnder(category);
  const view = classificationView(category);
  return {
    view,
    secrecy: honoured(classification),
    slice: {
      categories: [category],
      projections: [classificationRegister(category)],
      entities: [Classification],
      decisionViews: [view],
      publish: [publisher(classification, publishLevel(service))],
      reactions: follows.length === 0 ? [] : [adopting(follows)],
      controllers: [
        underName(classificationController(service, proposeBody(kindsOf(records), schema)), category, 'Controller'),
        underName(classificationRegisterController(service), category, 'RegisterController'),
      ],
      providers: [
        serviceOf(classification, records),
        {
          provide: ClassificationRegisterQuery,
          inject: [getRepositoryToken(Classification, service), PLATFORM],
          useFactory: (rows: Repository<Classification>, platform: Platform) => new ClassificationRegisterQuery(rows, platform, view),
        },
      ],
    },
  };
}

/** Of a service in which nobody classifies: it honours the levels of the services that handle its matters, and has no register of them. */
export function levelsFollowed({
  category,
  follows,
}: Required<Pick<ClassifiableMatters, 'category' | 'follows'>>): Pick<ClassificationParts, 'secrecy' | 'slice'> {
  const classification = classificationUnder(category);
  return {
    secrecy: honoured(classification),
    slice: { categories: [category], reactions: [adopting(follows)], providers: [serviceOf(classification, {})] },
  };
}

function honoured(classification: typeof Classified): Secrecy {
  return secrecy(classification, {
    isKeptFrom,
    classifying: (event) => {
      if (event.type === 'ClassificationApproved') return { source: '', level: event.data.level };
      return event.type === 'LevelAdopted'
        ? { source: levelSourceOf(event.data), level: event.data.level, admitted: event.data.admitted }
        : undefined;
    },
    admitting: ({ type, data }) => {
      if (type === 'PersonAdmitted') return [{ personId: data.personId, admitted: true }];
      if (type === 'AdmissionWithdrawn') return [{ personId: data.personId, admitted: false }];
      return type === 'ClassificationApproved' || type === 'LevelAdopted'
        ? (data.lapsed ?? []).map((personId) => ({ personId, admitted: false }))
        : [];
    },
  });
}

const adopting = (follows: readonly string[]) =>
  reaction(whenLevelChangedThenAdopt(follows), ClassificationService, (levels, request, { id, data }) => levels.adopt(request, id, data));

const serviceOf = (classification: typeof Classified, records: NamedRecords) => ({
  provide: ClassificationService,
  inject: [CommandRunner],
  useFactory: (commands: CommandRunner) => new ClassificationService(commands, classification, records),
});
