import { reaction, type ServiceSlice } from '@liandong/service-kit';
import { whenClueConcludedThenOweResult } from '../automation/when-clue-concluded-then-owe-result.js';
import { reportFigures } from '../figures/report.figures.js';
import { ReplyRegisterController } from '../read/reply-register/reply-register.controller.js';
import { replyRegister } from '../read/reply-register/reply-register.projection.js';
import { ReplyRegisterQuery } from '../read/reply-register/reply-register.query.js';
import { ReplyLine } from '../read/reply-register/reply-line.entity.js';
import { replyView } from '../views/reply.view.js';
import { ReplyController } from './reply.controller.js';
import { ReplyDuties } from './reply-duties.service.js';
import { ReplyService } from './reply.service.js';

/** 告知反馈 / what real-name reporters are owed and told (B1.15). Its limits run with the others of the service, in clocks/. */
export const replySlice: ServiceSlice = {
  categories: ['reply'],
  projections: [replyRegister],
  entities: [ReplyLine],
  decisionViews: [replyView],
  figures: reportFigures,
  reactions: [reaction(whenClueConcludedThenOweResult, ReplyDuties, (duties, request, { id }) => duties.followClue(request, id))],
  controllers: [ReplyController, ReplyRegisterController],
  providers: [ReplyService, ReplyDuties, ReplyRegisterQuery],
};
