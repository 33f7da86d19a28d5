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
  const labels = aggregate.sources.flatMap(({ tree }) =>
    [...nodesOf(tree)]
      .filter(isCommandSwitch)
      .flatMap(({ caseBlock }) => caseBlock.clauses.flatMap((clause) => (ts.isCaseClause(clause) ? (text(clause.expression) ?? []) : []))),
  );
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
    if (ts.isBlock(node)) return reachedBy(command, node.statements).forEach(visit);
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) return branchesFor(command, node).forEach(visit);
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

/** The statements that a command comes to: none after a branch of its own that returns. */
function reachedBy(command: string, statements: readonly ts.Statement[]): readonly ts.Node[] {
  const end = statements.findIndex(
    (statement) => ts.isIfStatement(statement) && holdsFor(command, statement.expression) === true && returns(statement.thenStatement),
  );
  return end < 0 ? statements : statements.slice(0, end + 1);
}

/** What may run of a condition, for this command: both branches where it asks for something else. */
function branchesFor(command: string, node: ts.IfStatement | ts.ConditionalExpression): readonly ts.Node[] {
  const [condition, then, otherwise] = ts.isIfStatement(node)
    ? [node.expression, node.thenStatement, node.elseStatement]
    : [node.condition, node.whenTrue, node.whenFalse];
  const holds = holdsFor(command, condition);
  return [condition, ...(holds === false ? [] : [then]), ...(holds === true || !otherwise ? [] : [otherwise])];
}

/** Whether a condition about `command.type` holds for the command; undefined where it depends on something else. */
function holdsFor(command: string, condition: ts.Expression): boolean | undefined {
  if (ts.isParenthesizedExpression(condition)) return holdsFor(command, condition.expression);
  if (!ts.isBinaryExpression(condition)) return undefined;
  const { left, operatorToken, right } = condition;
  if (operatorToken.kind === ts.SyntaxKind.BarBarToken || operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) {
    const [one, other] = [holdsFor(command, left), holdsFor(command, right)];
    const decisive = operatorToken.kind === ts.SyntaxKind.BarBarToken;
    if (one === decisive || other === decisive) return decisive;
    return one === undefined || other === undefined ? undefined : !decisive;
  }
  const named = left.getText() === 'command.type' ? text(right) : undefined;
  if (named === undefined) return undefined;
  if (operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return named === command;
  return operatorToken.kind === ts.SyntaxKind.ExclamationEqualsEqualsToken ? named !== command : undefined;
}

function returns(statement: ts.Statement): boolean {
  return ts.isReturnStatement(statement) || (ts.isBlock(statement) && statement.statements.some(ts.isReturnStatement));
}

/** The clause of the command with the ones it falls through to. */
function clausesFor(command: string, { caseBlock }: ts.SwitchStatement): readonly ts.Node[] {
  const { clauses } = caseBlock;
  const first = clauses.findIndex((clause) => ts.isCaseClause(clause) && text(clause.expression) === command);
  if (first < 0) return [];
  const clause = clauses.slice(first).find(({ statements }) => statements.length > 0);
  return clause ? [...clause.statements] : [];
}
