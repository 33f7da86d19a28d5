import { getRepositoryToken } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { CommandRunner, type Platform, PLATFORM, type Recusals, recusals, type ServiceSlice } from '@liandong/service-kit';
import { kindsOf, type NamedRecords } from '../named-record.js';
import { underName } from '../under-name.js';
import { recusalController } from './recusal.controller.js';
import { recusalUnder } from './recusal.decider.js';
import { recusalBodies } from './recusal.dto.js';
import { MatterRecusals } from './recusal.entity.js';
import { recusalRegisterController } from './recusal-register.controller.js';
import { recusalRegister } from './recusal-register.projection.js';
import { RecusalRegisterQuery } from './recusal-register.query.js';
import { RecusalService } from './recusal.service.js';
import { barringOf, isBarredFrom } from './recusal.state.js';
import { type RecusalView, recusalView } from './recusal.view.js';

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
}

/** 回避 / recusal from the matters of a service (B4.1–B4.3): `recusals` is for the service's definition, which keeps the recused out of every command and query. */
export interface RecusalParts {
  readonly recusals: Recusals;
  readonly slice: ServiceSlice;
  readonly view: RecusalView;
}

export function recusalFrom({ service, category, records, named, names }: RecusableMatters): RecusalParts {
  const recusal = recusalUnder(category);
  const view = recusalView(category);
  return {
    view,
    recusals: recusals(recusal, {
      isBarred: isBarredFrom,
      actingChief: ({ actingChiefId }) => actingChiefId,
      appointing: (event) => (event.type === 'RecusalDecided' ? event.data.actingChiefId : undefined),
      barring: barringOf,
      names,
    }),
    slice: {
      categories: [category],
      projections: [recusalRegister(category)],
      entities: [MatterRecusals],
      decisionViews: [view],
      controllers: [
        underName(recusalController(service, recusalBodies(kindsOf(records), named)), category, 'Controller'),
        underName(recusalRegisterController(service), category, 'RegisterController'),
      ],
      providers: [
        {
          provide: RecusalService,
          inject: [CommandRunner],
          useFactory: (commands: CommandRunner) => new RecusalService(commands, recusal, records),
        },
        {
          provide: RecusalRegisterQuery,
          inject: [getRepositoryToken(MatterRecusals, service), PLATFORM],
          useFactory: (rows: Repository<MatterRecusals>, platform: Platform) => new RecusalRegisterQuery(rows, platform, view),
        },
      ],
    },
  };
}
