import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import {
  CommandRunner,
  type Platform,
  PLATFORM,
  publisher,
  reaction,
  type Recusals,
  recusals,
  type ServiceSlice,
} from '@liandong/service-kit';
import { kindsOf, type NamedRecords } from '../named-record.js';
import { underName } from '../under-name.js';
import { recusalController } from './recusal.controller.js';
import { type recusal as Recusal, recusalUnder } from './recusal.decider.js';
import { recusalBodies } from './recusal.dto.js';
import { MatterRecusals } from './recusal.entity.js';
import { recusalRegisterController } from './recusal-register.controller.js';
import { recusalRegister } from './recusal-register.projection.js';
import { RecusalRegisterQuery } from './recusal-register.query.js';
import { RecusalService } from './recusal.service.js';
import { actingChiefOf, appointingOf, barringOf, isBarredFrom } from './recusal.state.js';
import { type RecusalView, recusalView } from './recusal.view.js';
import { publishRecusals, whenRecusalsChangedThenAdopt } from './recusals-between-services.js';

/** What a service says about its matters, so that people can be recused from them. */
export interface RecusableMatters {
  /** Of the service, as in `/api/<service>/recusals`. */
  readonly service: string;
  /** Of the aggregates: a storage format, and the service's alone. */
  readonly category: string;
  /** By which records a matter is named; one of the kind `report` has the grounds of B4.3. */
  readonly records: NamedRecords;
  /** Part of the names of the schemas: `Case` makes `RaiseCaseRecusal`. */
  readonly named: string;
  /** Records that are about others than their own matter: see `Recusals`. */
  readonly names: Recusals['names'];
  /** Services by which matters come here or to which they go on: whom they bar is barred here, too. */
  readonly follows?: readonly string[];
}

/** 回避 / recusal from the matters of a service (B4.1–B4.3): `recusals` is for the service's definition, which keeps the recused out of every command and query. */
export interface RecusalParts {
  readonly recusals: Recusals;
  readonly slice: ServiceSlice;
  readonly view: RecusalView;
}

export function recusalFrom({ service, category, records, named, names, follows = [] }: RecusableMatters): RecusalParts {
  const recusal = recusalUnder(category);
  const view = recusalView(category);
  return {
    view,
    recusals: honoured(recusal, names),
    slice: {
      categories: [category],
      projections: [recusalRegister(category)],
      entities: [MatterRecusals],
      decisionViews: [view],
      publish: [publisher(recusal, publishRecusals(service))],
      reactions: follows.length === 0 ? [] : [adopting(follows)],
      controllers: [
        underName(recusalController(service, recusalBodies(kindsOf(records), named)), category, 'Controller'),
        underName(recusalRegisterController(service), category, 'RegisterController'),
      ],
      providers: [
        serviceOf(recusal, records),
        {
          provide: RecusalRegisterQuery,
          inject: [getRepositoryToken(MatterRecusals, service), PLATFORM],
          useFactory: (rows: Repository<MatterRecusals>, platform: Platform) => new RecusalRegisterQuery(rows, platform, view),
        },
      ],
    },
  };
}

/**
 * Of a service that keeps recusals in records of its own: it honours those of the services that handle its matters, and has no register of them.
 * One that follows itself, too, honours its own in the whole matter.
 */
export function recusalsFollowed({
  category,
  follows,
}: Required<Pick<RecusableMatters, 'category' | 'follows'>>): Pick<RecusalParts, 'recusals' | 'slice'> & {
  readonly decider: typeof Recusal;
} {
  const recusal = recusalUnder(category);
  return {
    decider: recusal,
    recusals: honoured(recusal, {}),
    slice: { categories: [category], reactions: [adopting(follows)], providers: [serviceOf(recusal, {})] },
  };
}

function honoured(recusal: typeof Recusal, names: Recusals['names']): Recusals {
  return recusals(recusal, { isBarred: isBarredFrom, actingChief: actingChiefOf, appointing: appointingOf, barring: barringOf, names });
}

const adopting = (follows: readonly string[]) =>
  reaction(whenRecusalsChangedThenAdopt(follows), RecusalService, (recusals, request, { id, data }) => recusals.adopt(request, id, data));

const serviceOf = (recusal: typeof Recusal, records: NamedRecords) => ({
  provide: RecusalService,
  inject: [CommandRunner],
  useFactory: (commands: CommandRunner) => new RecusalService(commands, recusal, records),
});
