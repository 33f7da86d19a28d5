import { renderCompose, renderSettings } from './configuration/render.js';
import { type SchemaName, schemas } from './configuration/settings.js';
import { renderRoles, renderService } from './slices/render.js';
import { services } from './slices/slices.js';

/** Every generated section of README.md by its name. */
export function sections(root: string): ReadonlyMap<string, string> {
  return new Map([
    ['roles', renderRoles(root)],
    ...services.map((service) => [`slices:${service}`, renderService(root, service)] as const),
    ...(Object.keys(schemas) as SchemaName[]).map((name) => [`settings:${name}`, renderSettings(name)] as const),
    ['settings:compose', renderCompose(root)],
  ]);
}

/**
 * The text with every section between its marks replaced.
 *
 * @throws Error when a section has no place, or a place no section
 */
export function withSections(text: string, generated: ReadonlyMap<string, string>): string {
  const placed = new Set<string>();
  const result = text.replaceAll(/<!-- generated:(\S+) -->[\s\S]*?<!-- \/generated -->/g, (_all, name: string) => {
    const section = generated.get(name);
    if (section === undefined) throw new Error(`nothing is generated as ${name}`);
    placed.add(name);
    return `<!-- generated:${name} -->\n${section}\n<!-- /generated -->`;
  });
  const missing = [...generated.keys()].filter((name) => !placed.has(name));
  if (missing.length > 0) throw new Error(`README.md has no place for ${missing.join(', ')}`);
  return result;
}
