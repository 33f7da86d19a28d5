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

/** Every `this.commands.run(decider, id, request, permission, { type })` in the folder, per command, and every step `{ permission, intent: { type } }` that another folder asks for. */
export function askingsOf(aggregate: Aggregate): ReadonlyMap<string, Asking> {
  const found = new Map<string, Asking>();
  for (const { tree } of aggregate.sources) {
    for (const node of nodesOf(tree)) {
      if (
        !ts.isCallExpression(node) ||
        node.expression.getText() !== 'this.commands.run' ||
        node.arguments[0]?.getText().replace('this.', '') !== aggregate.name
      )
        continue;
      const [, , , permission, command] = node.arguments;
      const type = command && ts.isObjectLiteralExpression(command) ? text(property(command, 'type')) : undefined;
      if (!permission || !type)
        throw new Error(`${aggregate.path}: the permission and the command type must be written out in ${node.getText()}`);
      const before = found.get(type);
      const permissions = [...new Set([...(before?.permissions ?? []), ...literalsOf(permission, tree)])];
      found.set(type, {
        permissions,
        comment: `${before?.comment ?? ''} ${commentOf(methodAround(node))}`,
        methods: [...(before?.methods ?? []), ...nameOf(methodAround(node))],
      });
    }
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
