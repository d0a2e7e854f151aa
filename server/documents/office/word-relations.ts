/** What a part of a Word package refers to, by its `.rels`. */
import type { PackageParts } from '../formats/open-package.ts';
import { readXml } from './read-xml.ts';

/** `target` is a part of the package, '' where it lies outside, which nobody follows; `name` is the last step of its address. */
export type Relation = { id: string; type: string; target: string; name: string };

/** The relations of a part by its name; '' is the package itself. */
export function relationsOf(parts: PackageParts, name: string): Relation[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const part = parts.get(`${folder}_rels/${name.slice(folder.length)}.rels`);
  const relations: Relation[] = [];
  if (part) {
    readXml(part, {
      open(element, attributes) {
        if (!element.endsWith('Relationship')) return;
        const { Id: id = '', Type: type = '', Target: address = '' } = attributes;
        const isOutside = attributes['TargetMode'] === 'External';
        const target = isOutside ? '' : address.startsWith('/') ? address.slice(1) : flatten(folder + address);
        relations.push({ id, type, target, name: address.split(/[/\\]/).at(-1)! });
      },
      close() {},
      text() {},
    });
  }
  return relations;
}

/** `word/../word/document.xml` → `word/document.xml`. */
function flatten(name: string): string {
  const steps: string[] = [];
  for (const step of name.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}
