/** One plain address, as the address of a person or a unit may be stored: no names, lists, comments or quoted parts. */
const ADDRESS = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** Whether `text` is one address that mail can be sent to (RFC 5321 length limits; the HTML standard's form). */
export const isMailAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);
