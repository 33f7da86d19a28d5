import ts from 'typescript';
import { type Aggregate, functionNamed } from './aggregates.js';
import { commentOf, nodesOf, property, text } from './sources.js';

/** What a decider does with one command, as its source says. */
export interface Decision {
  readonly command: string;
  readonly events: readonly string[];
  /** Ids of rules and mechanisms that the deciding functions name. */
  readonly rules: readonly string[];
  /** Where the first event is made. */
  readonly path: string;
}

const RULE = /\b(?:[AB]\d+|[0-4])\.\d{1,2}\b/g;

/** Ids of rules (B2.13) and mechanisms (0.14) in a text. */
export function rulesIn(words: string): readonly string[] {
  return words.match(RULE) ?? [];
}

/** Commands in the order of the decider's `switch (command.type)`, and of those it hands on to. */
export function commandsOf(aggregate: Aggregate): readonly string[] {
  const labels = aggregate.sources.flatMap(({ tree }) => [...nodesOf(tree)].filter(isCommandSwitch).flatMap(({ caseBlock }) => caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? (text(clause.expression) ?? []) : []))));
  return [...new Set(labels)];
}

function isCommandSwitch(node: ts.Node): node is ts.SwitchStatement {
  return ts.isSwitchStatement(node) && node.expression.getText() === 'command.type';
}

/** Follows the command from `decide` through the functions of the aggregate's folder and collects the events that they make. */
export function decisionOf(aggregate: Aggregate, command: string): Decision {
  const events = new Map<string, string>();
  const rules = new Set<string>();
  const visited = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (isCommandSwitch(node)) return clausesFor(command, node).forEach(visit);
    if (ts.isObjectLiteralExpression(node)) {
      const type = text(property(node, 'type'));
      if (type && /^[A-Z]/.test(type) && !events.has(type)) events.set(type, pathOf(aggregate, node));
    }
    const literal = text(node);
    if (literal && rulesIn(literal).length === 1 && rulesIn(literal)[0] === literal) rules.add(literal);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) enter(functionNamed(node.expression.text, aggregate.sources));
    node.forEachChild(visit);
  };
  const enter = (called: ts.Node | undefined): void => {
    if (!called || visited.has(called)) return;
    visited.add(called);
    if (called !== aggregate.decide) rulesIn(commentOf(called)).forEach((rule) => rules.add(rule));
    called.forEachChild(visit);
  };
  visited.add(aggregate.decide);
  aggregate.decide.forEachChild(visit);
  return { command, events: [...events.keys()], rules: [...rules], path: [...events.values()][0] ?? aggregate.path };
}

function pathOf(aggregate: Aggregate, node: ts.Node): string {
  const file = node.getSourceFile();
  return aggregate.sources.find(({ tree }) => tree === file)?.path ?? aggregate.path;
}

/** The clause of the command with the ones it falls through to. */
function clausesFor(command: string, { caseBlock }: ts.SwitchStatement): readonly ts.Node[] {
  const { clauses } = caseBlock;
  const first = clauses.findIndex((clause) => ts.isCaseClause(clause) && text(clause.expression) === command);
  if (first < 0) return [];
  const clause = clauses.slice(first).find(({ statements }) => statements.length > 0);
  return clause ? [...clause.statements] : [];
}
