import type { ServiceSlice } from '@liandong/service-kit';
import { FigureDigestController } from './figure-digest.controller.js';
import { FigureDigestQuery } from './figure-digest.query.js';

/** 期间统计 / figures of a period for those who hold reviews (B1.22, B1.24). */
export const figureDigestSlice: ServiceSlice = { controllers: [FigureDigestController], providers: [FigureDigestQuery] };
