import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Command, Request, type RequestContext } from '@liandong/service-kit';
import { QuarterlyListService } from './quarterly-list.service.js';

/** What became of the reception’s clues in a quarter (季度反馈, B1.11). The list makes itself. */
@ApiTags('quarterly-lists')
@Controller('api/clue-intake/quarterly-lists/:listId')
export class QuarterlyListController {
  constructor(private readonly lists: QuarterlyListService) {}

  @Post('sending')
  @Command('quarterly-list.send')
  send(@Request() request: RequestContext, @Param('listId') listId: string) {
    return this.lists.send(request, listId);
  }

  @Post('receipt')
  @Command('quarterly-list.receive')
  receive(@Request() request: RequestContext, @Param('listId') listId: string) {
    return this.lists.receive(request, listId);
  }
}
