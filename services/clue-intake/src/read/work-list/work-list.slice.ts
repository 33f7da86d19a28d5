import type { ServiceSlice } from '@liandong/service-kit';
import { WorkListController } from './work-list.controller.js';
import { WorkListQuery } from './work-list.query.js';

/** 待办 / what waits for whoever asks, over all registers of the service. */
export const workListSlice: ServiceSlice = { controllers: [WorkListController], providers: [WorkListQuery] };
