/** A strict reader of iCalendar, written from RFC 5545 and knowing nothing of what wrote it: what it would have to guess at, it refuses. */

export type IcsProperty = { name: string; parameters: Record<string, string>; value: string };
export type IcsComponent = { name: string; properties: IcsProperty[]; components: IcsComponent[] };

/** The one VCALENDAR of a file, or an error that names the line. */
export function readIcs(text: string): IcsComponent {
  const root: IcsComponent = { name: '', properties: [], components: [] };
  const open = [root];
  for (const line of unfolded(text)) {
    const property = readProperty(line);
    if (property.name === 'BEGIN') {
      const component = { name: property.value, properties: [], components: [] };
      open.at(-1)!.components.push(component);
      open.push(component);
    } else if (property.name === 'END') {
      const component = open.pop()!;
      if (component.name !== property.value) throw new Error(`END:${property.value} closes ${component.name}.`);
      check(component);
    } else if (open.at(-1)!.components.length > 0) throw new Error(`${property.name} stands after a component (3.6).`);
    else open.at(-1)!.properties.push(property);
  }
  const [calendar] = root.components;
  if (open.length !== 1 || root.components.length !== 1 || calendar!.name !== 'VCALENDAR') throw new Error('A file holds one VCALENDAR.');
  return calendar!;
}

/** Section 3.1: CRLF ends every line, none is longer than 75 octets, and none is cut inside a character. */
function unfolded(text: string): string[] {
  if (!text.endsWith('\r\n')) throw new Error('The last line does not end with CRLF.');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) {
    if (/[\r\n]/.test(line)) throw new Error(`A bare CR or LF in ${line}`);
    if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(line)) throw new Error(`A control character in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new Error(`${Buffer.byteLength(line)} octets: ${line}`);
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(line)) throw new Error(`Half a character in ${line}`);
  }
  return raw.reduce<string[]>((lines, line) => {
    if (/^[ \t]/.test(line)) lines.push(lines.pop()! + line.slice(1));
    else lines.push(line);
    return lines;
  }, []);
}

function readProperty(line: string): IcsProperty {
  const found = /^([A-Z][A-Z0-9-]*)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/u.exec(line);
  if (!found) throw new Error(`No content line: ${line}`);
  const parameters = Object.fromEntries([...found[2]!.matchAll(/;([A-Z0-9-]+)=("[^"]*"|[^";:,]*)/g)].map((one) => [one[1]!, one[2]!]));
  return { name: found[1]!, parameters, value: found[3]! };
}

export const valueOf = ({ properties, name: of }: IcsComponent, name: string): string => {
  const found = properties.filter((one) => one.name === name);
  if (found.length !== 1) throw new Error(`${of} has ${found.length} ${name}.`);
  return found[0]!.value;
};

/** A TEXT value (3.3.11) as people read it; an escape or a mark that should have one is refused. */
export function textOf(component: IcsComponent, name: string): string {
  const value = valueOf(component, name);
  if (/(?<!\\)(?:\\\\)*[;,]/.test(value.replace(/\\[;,nN]/g, ''))) throw new Error(`An unescaped mark in ${value}`);
  return value.replace(/\\(.)/g, (_, mark: string) => {
    if (!'\\;,nN'.includes(mark)) throw new Error(`No such escape: \\${mark}`);
    return /n/i.test(mark) ? '\n' : mark;
  });
}

const UTC = /^\d{8}T\d{6}Z$/;
const DATE = /^\d{8}$/;

/** What each component must have (3.6), each once. */
function check(component: IcsComponent): void {
  const must = (name: string, form: RegExp): void => {
    if (!form.test(valueOf(component, name))) throw new Error(`${name}:${valueOf(component, name)}`);
  };
  if (component.name === 'VCALENDAR') {
    must('VERSION', /^2\.0$/);
    must('PRODID', /./);
    if (component.properties.some((one) => one.name === 'METHOD')) must('METHOD', /^PUBLISH$/);
  }
  if (component.name === 'VEVENT') {
    must('UID', /^\S+@\S+$/);
    for (const name of ['DTSTAMP', 'LAST-MODIFIED']) must(name, UTC);
    for (const name of ['DTSTART', 'DTEND']) must(name, DATE);
    must('SEQUENCE', /^\d{1,9}$/);
    must('STATUS', /^(?:CONFIRMED|TENTATIVE|CANCELLED)$/);
    textOf(component, 'SUMMARY');
    textOf(component, 'DESCRIPTION');
  }
  if (component.name === 'VALARM') {
    must('ACTION', /^DISPLAY$/);
    must('TRIGGER', UTC);
    textOf(component, 'DESCRIPTION');
  }
}
