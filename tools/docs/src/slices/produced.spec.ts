import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { definitionOf } from '@liandong/service-kit';
import { serviceModules } from '@liandong/standalone/services';
import { clocksOf } from './clocks.js';
import { routesOf } from './routes.js';
import { queriesOf, services, slicesOf } from './slices.js';

const root = join(import.meta.dirname, '../../../..');

/** Events that no command leads to any more: stored ones stay readable. */
const OF_BEFORE: Readonly<Record<string, readonly string[]>> = {
  reporter: ['ReporterTracingApproved'],
  investigationCase: ['SubjectIdentified'],
};

/** Event types of `Decider<State, Command, Event>`, as the compiler knows them. */
function eventTypesOf(checker: ts.TypeChecker, file: ts.SourceFile, name: string): readonly string[] {
  const declared = checker.getExportsOfModule(checker.getSymbolAtLocation(file)!).find((one) => one.name === name)!;
  const type = checker.getTypeOfSymbol(declared);
  const event = type.aliasTypeArguments?.[2] ?? checker.getTypeArguments(type as ts.TypeReference)[2]!;
  const types = (event.isUnion() ? event.types : [event]).map((one) => checker.getTypeOfSymbol(one.getProperty('type')!));
  return types.flatMap((one) => (one.isUnion() ? one.types : [one])).map((one) => (one as ts.StringLiteralType).value);
}

describe.each(services)('%s: the slice index', (service) => {
  const slices = slicesOf(root, service);

  it('lists exactly the events that the deciders may lead to: none that is not theirs, and none of theirs without a command', () => {
    const declarations = slices.map(({ aggregate }) => join(root, aggregate.path.replace('/src/', '/dist/').replace(/\.ts$/, '.d.ts')));
    expect(declarations.filter((path) => !existsSync(path))).toEqual([]);
    const program = ts.createProgram({
      rootNames: declarations,
      options: {
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        strict: true,
        skipLibCheck: true,
        types: [],
      },
    });
    const ofDeciders = slices.map(({ aggregate: { name } }, index) => [
      name,
      [...eventTypesOf(program.getTypeChecker(), program.getSourceFile(declarations[index]!)!, name)].sort(),
    ]);
    expect(
      slices.map(({ aggregate, slices: rows }) => [
        aggregate.name,
        [...new Set([...rows.flatMap(({ events }) => events), ...(OF_BEFORE[aggregate.name] ?? [])])].sort(),
      ]),
    ).toEqual(ofDeciders);
  }, 60_000);

  it('has every route of the service: with a command, or as a query', () => {
    const shown = [...slices.flatMap(({ slices: rows }) => rows.flatMap(({ routes }) => routes)), ...queriesOf(root, service, slices)].map(
      ({ verb, path }) => `${verb} ${path}`,
    );
    expect([...new Set(shown)].sort()).toEqual(
      routesOf(root, service)
        .map(({ verb, path }) => `${verb} ${path}`)
        .sort(),
    );
  });

  it('has every timer of the service', () => {
    const { timers = [] } = definitionOf(serviceModules.find((module) => definitionOf(module).name === service)!);
    const names = new Set(clocksOf(root, service).map(({ name }) => name));
    expect(timers.map(({ name }) => name).filter((name) => ![...names].some((known) => name === known || name.endsWith(known)))).toEqual(
      [],
    );
    expect(timers.length === 0).toBe(names.size === 0);
  });
});
