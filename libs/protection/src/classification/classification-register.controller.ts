import { Controller, Get, Param, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Reads, Request, type RequestContext } from '@liandong/service-kit';
import { ClassificationFilter, ClassificationRegisterQuery } from './classification-register.query.js';

export function classificationRegisterController(service: string): Type<unknown> {
  @ApiTags('classifications')
  @Controller(`api/${service}/classifications`)
  class ClassificationRegisterController {
    constructor(private readonly register: ClassificationRegisterQuery) {}

    @Get()
    @Reads('classification.read')
    list(@Request() { principal }: RequestContext, @Query({ schema: ClassificationFilter }) filter: ClassificationFilter) {
      return this.register.list(principal, filter);
    }

    @Get(':matterId')
    @Reads('classification.read')
    get(@Request() { principal }: RequestContext, @Param('matterId') matterId: string) {
      return this.register.get(principal, matterId);
    }
  }
  return ClassificationRegisterController;
}
