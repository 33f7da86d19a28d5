import ts from 'typescript';
import { isSpec, nodesOf, type Source, sourcesIn, text } from './sources.js';

/** A route as its controller declares it. */
export interface Route {
  readonly verb: 'GET' | 'POST' | 'PUT';
  /** Below `/api/<service>`, with `{parameters}`. */
  readonly path: string;
  readonly permission: string;
  /** Asks for something, and changes nothing but the record of who asked. */
  readonly isQuery: boolean;
  /** `Class.method` of everything that it calls, of its own service. */
  readonly calls: ReadonlySet<string>;
  /** File of the controller. */
  readonly code: string;
}

const VERBS: Readonly<Record<string, Route['verb']>> = { Get: 'GET', Post: 'POST', Put: 'PUT' };
/** Decorators by which a route names its permission. */
const ACCESS = ['Command', 'Reads', 'Public', 'Operates'];

/** Every route of the controllers of a service, in the order of their files. The operator's are the service-kit's, and the same everywhere. */
export function routesOf(root: string, service: string): readonly Route[] {
  const sources = sourcesIn(root, `services/${service}/src`).filter((source) => !isSpec(source));
  const classes = new Map(
    sources.flatMap((source) =>
      source.tree.statements
        .filter(ts.isClassDeclaration)
        .flatMap((node) => (node.name ? [[node.name.text, { node, source }] as const] : [])),
    ),
  );
  const callsOf = callGraph(new Map([...classes].map(([name, { node }]) => [name, node])));
  return [...classes].flatMap(([name, { node, source }]) => {
    const prefix = decoratorOf(node, ['Controller'])?.at;
    if (prefix === undefined) return [];
    return node.members
      .filter(ts.isMethodDeclaration)
      .flatMap((method) => routeOf(method, { service, prefix, source, calls: callsOf(`${name}.${method.name.getText()}`) }) ?? []);
  });
}

function routeOf(
  method: ts.MethodDeclaration,
  {
    service,
    prefix,
    source,
    calls,
  }: { readonly service: string; readonly prefix: string; readonly source: Source; readonly calls: ReadonlySet<string> },
): Route | undefined {
  const verb = decoratorOf(method, Object.keys(VERBS));
  const access = decoratorOf(method, ACCESS);
  const whole = [prefix, verb?.at].filter((part) => part !== undefined && part !== '').join('/');
  if (!verb || !access || !whole.startsWith(`api/${service}/`)) return undefined;
  const path = whole.slice(`api/${service}/`.length).replaceAll(/:(\w+)/g, '{$1}');
  return {
    verb: VERBS[verb.name]!,
    path,
    permission: access.at,
    isQuery: access.name === 'Reads' || verb.name === 'Get',
    calls,
    code: source.path,
  };
}

/** The first of these decorators, with the text that it is given; an empty one where it is given none. */
function decoratorOf(
  node: ts.ClassDeclaration | ts.MethodDeclaration,
  names: readonly string[],
): { readonly name: string; readonly at: string } | undefined {
  for (const { expression } of ts.getDecorators(node) ?? []) {
    if (ts.isCallExpression(expression) && names.includes(expression.expression.getText()))
      return { name: expression.expression.getText(), at: written(expression.arguments[0]) ?? '' };
  }
  return undefined;
}

/** What stands there, or in the constant of the file that is named there. */
function written(node: ts.Expression | undefined): string | undefined {
  if (!node || !ts.isIdentifier(node)) return text(node);
  const declared = [...nodesOf(node.getSourceFile())].find(
    (one): one is ts.VariableDeclaration => ts.isVariableDeclaration(one) && one.name.getText() === node.text,
  );
  return text(declared?.initializer);
}

/** From a method to all that it calls: on its own class, and on what its constructor is given. */
function callGraph(classes: ReadonlyMap<string, ts.ClassDeclaration>): (method: string) => ReadonlySet<string> {
  const direct = new Map<string, readonly string[]>(
    [...classes].flatMap(([name, node]) =>
      node.members
        .filter(ts.isMethodDeclaration)
        .map((method) => [`${name}.${method.name.getText()}`, calledIn(method, name, fieldsOf(node))] as const),
    ),
  );
  return (method) => {
    const reached = new Set<string>();
    const reach = (one: string) => {
      if (reached.has(one)) return;
      reached.add(one);
      direct.get(one)?.forEach(reach);
    };
    reach(method);
    return reached;
  };
}

/** Types of the properties that the constructor declares. */
function fieldsOf(node: ts.ClassDeclaration): ReadonlyMap<string, string> {
  const made = node.members.find(ts.isConstructorDeclaration);
  return new Map((made?.parameters ?? []).flatMap(({ name, type }) => (type ? [[name.getText(), type.getText()] as const] : [])));
}

function calledIn(method: ts.MethodDeclaration, own: string, fields: ReadonlyMap<string, string>): readonly string[] {
  return [...nodesOf(method)].filter(ts.isPropertyAccessExpression).flatMap(({ expression, name }) => {
    if (expression.kind === ts.SyntaxKind.ThisKeyword) return [`${own}.${name.text}`];
    const field =
      ts.isPropertyAccessExpression(expression) && expression.expression.kind === ts.SyntaxKind.ThisKeyword
        ? fields.get(expression.name.text)
        : undefined;
    return field === undefined ? [] : [`${field}.${name.text}`];
  });
}
