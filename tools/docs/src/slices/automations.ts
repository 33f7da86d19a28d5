import ts from 'typescript';
import * as contracts from '@liandong/contracts';
import { isSpec, nodesOf, property, sourcesIn, text } from './sources.js';

/** A sentence that reads itself: when this public event came, then these commands follow. */
export interface Automation {
  readonly name: string;
  readonly event: string;
  readonly commands: readonly string[];
  readonly path: string;
}

/** Every `automation(name, contract, …)` of a service. */
export function automationsOf(root: string, service: string): readonly Automation[] {
  const sources = sourcesIn(root, `services/${service}/src`).filter((source) => source.path.includes('/automation/') && !isSpec(source));
  return sources.flatMap(({ path, tree }) =>
    [...nodesOf(tree)]
      .filter((node) => ts.isCallExpression(node) && node.expression.getText() === 'automation')
      .flatMap((node) => {
        const [name, contract] = (node as ts.CallExpression).arguments;
        const written = text(name);
        if (!written || !contract) return [];
        return [{ name: written, event: typeOf(contract.getText(), path), commands: commandsIn(node, tree), path }];
      }),
  );
}

function typeOf(contract: string, path: string): string {
  const known = (contracts as Readonly<Record<string, unknown>>)[contract];
  if (known && typeof known === 'object' && 'type' in known && typeof known.type === 'string') return known.type;
  throw new Error(`${path}: no public contract is called ${contract}`);
}

/** Command types in the automation, or in the functions of its file that it uses. */
function commandsIn(node: ts.Node, tree: ts.SourceFile): readonly string[] {
  const found = new Set<string>();
  for (const one of [...nodesOf(node), ...usedFunctions(node, tree).flatMap((used) => [...nodesOf(used)])]) {
    const type = ts.isObjectLiteralExpression(one) ? text(property(one, 'type')) : undefined;
    if (type && /^[a-z][a-z-]*$/.test(type)) found.add(type);
  }
  return [...found];
}

function usedFunctions(node: ts.Node, tree: ts.SourceFile): readonly ts.Node[] {
  const names = new Set([...nodesOf(node)].filter(ts.isIdentifier).map((one) => one.text));
  return tree.statements.filter((statement) => ts.isFunctionDeclaration(statement) && statement.name && names.has(statement.name.text));
}
