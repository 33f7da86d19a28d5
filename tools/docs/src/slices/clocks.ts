import ts from 'typescript';
import { isSpec, nodesOf, property, sourcesIn, text } from './sources.js';

/** What comes due later: by a limit that runs, or by a timer of another kind. */
export interface Clock {
  readonly name: string;
  /** Decider, or fold, by whose events it runs. */
  readonly of: string;
  /** Events that set or move it; none where a fold of its own says it. */
  readonly starts: readonly string[];
  readonly ends: readonly string[];
  readonly code: string;
}

/** Every `limitClock(…)` and `timer(…)` of a service. */
export function clocksOf(root: string, service: string): readonly Clock[] {
  return sourcesIn(root, `services/${service}/src`)
    .filter((source) => !isSpec(source))
    .flatMap(({ path, tree }) =>
      [...nodesOf(tree)]
        .filter(ts.isCallExpression)
        .flatMap((node) =>
          node.expression.getText() === 'limitClock'
            ? limitOf(node, path)
            : node.expression.getText() === 'timer'
              ? timerOf(node, path)
              : [],
        ),
    );
}

function limitOf({ arguments: [name, of, events] }: ts.CallExpression, code: string): readonly Clock[] {
  const written = text(name);
  if (written === undefined || !of || !events || !ts.isObjectLiteralExpression(events))
    throw new Error(`${code}: name and events of a clock must be written out`);
  const handlers = events.properties.flatMap((one) =>
    one.name ? [{ event: one.name.getText(), ends: ts.isPropertyAssignment(one) && one.initializer.getText() === 'ended' }] : [],
  );
  const those = (ends: boolean) => handlers.filter((one) => one.ends === ends).map(({ event }) => event);
  return [{ name: written, of: of.getText(), starts: those(false), ends: those(true), code }];
}

function timerOf({ arguments: [definition] }: ts.CallExpression, code: string): readonly Clock[] {
  if (!definition || !ts.isObjectLiteralExpression(definition)) return [];
  const name = text(property(definition, 'name'));
  return name === undefined ? [] : [{ name, of: property(definition, 'of')?.getText() ?? '', starts: [], ends: [], code }];
}
