import { Injectable } from '@nestjs/common';
import { Logger } from 'nestjs-pino';

/** Parts of Nest that tell every module and route at each start. */
const CHATTY = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'NestFactory']);

/** The process's log: Nest's own chatter at debug level. */
@Injectable()
export class QuietLogger extends Logger {
  override log(message: unknown, ...optional: unknown[]): void {
    if (CHATTY.has(String(optional.at(-1)))) this.debug(message, ...optional);
    else super.log(message, ...optional);
  }
}
