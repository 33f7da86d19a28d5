import type { Type } from '@nestjs/common';

/** The controller under the name of what it keeps: operations are called after it in the OpenAPI document, where no two services may share one. */
export function underName(controller: Type<unknown>, category: string, what: 'Controller' | 'RegisterController'): Type<unknown> {
  Object.defineProperty(controller, 'name', { value: `${category.charAt(0).toUpperCase()}${category.slice(1)}${what}` });
  return controller;
}
