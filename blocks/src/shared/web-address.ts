/**
 * Whether a text can be the address of a page.
 * @param text
 */
export function isWebAddress( text: string ): boolean {
	return /^https?:\/\/[^\s/]+/i.test( text );
}
