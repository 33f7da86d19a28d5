import { posix } from 'node:path';
import ts from 'typescript';
import { commentOf, foldersOf, isSpec, nodesOf, property, type Source, sourcesIn, text } from './sources.js';

/** A decider and the files of its folder. */
export interface Aggregate {
  readonly service: string;
  /** Name of the exported decider. */
  readonly name: string;
  readonly path: string;
  readonly decide: ts.Node;
  readonly sources: readonly Source[];
  /** The other files of the service. */
  readonly elsewhere: readonly Source[];
  readonly specs: readonly Source[];
}

/** Every aggregate of a service: `export const clue: Decider<…> = { category, initial, evolve, decide }`. */
export function aggregatesOf(root: string, service: string): readonly Aggregate[] {
  const all = foldersOf(root, service).flatMap((folder) => sourcesIn(root, folder));
  return all.filter(({ path }) => path.endsWith('.decider.ts')).flatMap((source) => deciderIn(source, service, all));
}

function deciderIn(source: Source, service: string, all: readonly Source[]): readonly Aggregate[] {
  const folder = posix.dirname(source.path);
  const beside = all.filter(({ path }) => posix.dirname(path) === folder);
  return source.tree.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap(({ name, type, initializer }) => {
      if (!type?.getText().startsWith('Decider<') || !initializer || !ts.isObjectLiteralExpression(initializer)) return [];
      const decide = property(initializer, 'decide') ?? initializer.properties.find((one) => one.name?.getText() === 'decide');
      if (!decide) return [];
      const sources = beside.filter((one) => !isSpec(one) && !one.path.endsWith('.fixtures.ts'));
      return [
        {
          service,
          name: name.getText(),
          path: source.path,
          decide: functionOf(decide, sources),
          sources,
          elsewhere: all.filter((one) => !isSpec(one) && !beside.includes(one)),
          specs: beside.filter(isSpec),
        },
      ];
    }),
  );
}

function functionOf(node: ts.Node, sources: readonly Source[]): ts.Node {
  return ts.isIdentifier(node) ? (functionNamed(node.text, sources) ?? node) : node;
}

/** A function of the aggregate's folder by its name. */
export function functionNamed(name: string, sources: readonly Source[]): ts.Node | undefined {
  for (const { tree } of sources) {
    for (const statement of tree.statements) {
      if (ts.isFunctionDeclaration(statement) && statement.name?.text === name) return statement;
      if (!ts.isVariableStatement(statement)) continue;
      const found = statement.declarationList.declarations.find(
        (one) => one.name.getText() === name && one.initializer && ts.isArrowFunction(one.initializer),
      );
      if (found) return statement;
    }
  }
  return undefined;
}

/** How a service asks for a command: under which permission, in which method. */
export interface Asking {
  readonly permissions: readonly string[];
  readonly comment: string;
  /** `Class.method` of each that asks. */
  readonly methods: readonly string[];
}

/**
 * Every `this.commands.run(decider, id, request, permission, { type })` in the folder, per command, also through a method of the service, or of
 * the class that it extends, that hands permission and command on, and every step `{ permission, intent: { type } }` that another folder asks for.
 */
export function askingsOf(aggregate: Aggregate): ReadonlyMap<string, Asking> {
  const found = new Map<string, Asking>();
  const add = (node: ts.CallExpression, tree: ts.SourceFile, { permission: first, command: second }: Places) => {
    const [permission, command] = [node.arguments[first], node.arguments[second]];
    const literal = command && literalOf(command);
    const type = literal && text(property(literal, 'type'));
    if (!permission || !type)
      throw new Error(`${aggregate.path}: the permission and the command type must be written out in ${node.getText()}`);
    const before = found.get(type);
    const permissions = [...new Set([...(before?.permissions ?? []), ...literalsOf(permission, tree)])];
    found.set(type, {
      permissions,
      comment: `${before?.comment ?? ''} ${commentOf(methodAround(node))}`,
      methods: [...(before?.methods ?? []), ...nameOf(methodAround(node))],
    });
  };
  const calls = aggregate.sources.flatMap(({ tree }) => [...nodesOf(tree)].filter(ts.isCallExpression));
  for (const node of calls.filter((call) => runs(call, aggregate))) {
    const through = handedOn(node);
    if (!through) add(node, node.getSourceFile(), { permission: 3, command: 4 });
    else
      for (const call of calls.filter((one) => one.expression.getText() === `this.${through.method}` && inherits(one, node)))
        add(call, call.getSourceFile(), through);
  }
  for (const { type, permission, comment } of aggregate.elsewhere.flatMap(stepsIn)) {
    if (permission.startsWith(`${aggregate.name}.`) && !found.has(type))
      found.set(type, { permissions: [permission], comment, methods: [] });
  }
  return found;
}

function stepsIn({ tree }: Source): readonly { readonly type: string; readonly permission: string; readonly comment: string }[] {
  return [...nodesOf(tree)].filter(ts.isObjectLiteralExpression).flatMap((node) => {
    const permission = text(property(node, 'permission'));
    const intent = property(node, 'intent');
    const type = intent && ts.isObjectLiteralExpression(intent) ? text(property(intent, 'type')) : undefined;
    return permission && type ? [{ type, permission, comment: commentOf(ts.findAncestor(node, ts.isFunctionDeclaration) ?? node) }] : [];
  });
}

interface Places {
  readonly permission: number;
  readonly command: number;
}

/** Whether a call runs a command of the aggregate: by its decider, or by one that the same method makes of it. */
function runs({ expression, arguments: [decider] }: ts.CallExpression, { name }: Aggregate): boolean {
  if (expression.getText() !== 'this.commands.run' || !decider) return false;
  const written = decider.getText().replace('this.', '');
  return (
    written === name || (/^(await|decider$)/.test(written) && new RegExp(`\\b${name}(Given)?\\b`).test(methodAround(decider).getText()))
  );
}

/** The method that only hands the permission and the command on to a run, and where they stand among what it is given. */
function handedOn({
  arguments: [, , , permission, command],
  parent,
}: ts.CallExpression): (Places & { readonly method: string }) | undefined {
  const method = methodAround(parent);
  if (!ts.isMethodDeclaration(method)) return undefined;
  const placeOf = (node: ts.Node | undefined) => {
    const written = node && ts.isCallExpression(node) ? node.expression : node;
    return method.parameters.findIndex(({ name }) => name.getText() === written?.getText());
  };
  const places = { permission: placeOf(permission), command: placeOf(command) };
  return places.permission < 0 || places.command < 0 ? undefined : { method: method.name.getText(), ...places };
}

/** A command as it is written out, also where it waits for what the method that is called finds out: `(found) => ({ type, data })`. */
function literalOf(command: ts.Expression): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(command)) return command;
  if (ts.isParenthesizedExpression(command)) return literalOf(command.expression);
  return ts.isArrowFunction(command) && !ts.isBlock(command.body) ? literalOf(command.body) : undefined;
}

/** Whether a call stands in the class of the other one, or in one that extends it. */
function inherits(call: ts.Node, from: ts.Node): boolean {
  const [own, base] = [call, from].map((node) => ts.findAncestor(node, ts.isClassDeclaration));
  const extended = own?.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression.getText())) ?? [];
  return own !== undefined && (own === base || (base?.name !== undefined && extended.includes(base.name.text)));
}

function methodAround(node: ts.Node): ts.Node {
  return ts.findAncestor(node, ts.isMethodDeclaration) ?? node;
}

function nameOf(node: ts.Node): readonly string[] {
  return ts.isMethodDeclaration(node) && ts.isClassDeclaration(node.parent) && node.parent.name
    ? [`${node.parent.name.text}.${node.name.getText()}`]
    : [];
}

/** The permission itself, or every value of the table that it is taken from. */
function literalsOf(permission: ts.Expression, tree: ts.SourceFile): readonly string[] {
  const written = text(permission);
  if (written) return [written];
  if (!ts.isElementAccessExpression(permission)) return [];
  const table = permission.expression.getText();
  const declaration = [...nodesOf(tree)].find((node) => ts.isVariableDeclaration(node) && node.name.getText() === table);
  return declaration ? [...nodesOf(declaration)].filter(ts.isPropertyAssignment).flatMap(({ initializer }) => text(initializer) ?? []) : [];
}
