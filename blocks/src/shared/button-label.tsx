import { RichText } from '@wordpress/block-editor';
import { __ } from '@wordpress/i18n';

type Props = {
	label: string;
	/** What the button says while nothing else is written. */
	placeholder: string;
	setAttributes: ( changes: { label: string } ) => void;
};

/**
 * The text of a button, written where it stands.
 * @param root0
 * @param root0.label
 * @param root0.placeholder
 * @param root0.setAttributes
 */
export function ButtonLabel( { label, placeholder, setAttributes }: Props ) {
	return (
		<RichText
			tagName="span"
			aria-label={ __( 'Text of the button', 'flattr' ) }
			value={ label }
			placeholder={ placeholder }
			allowedFormats={ [] }
			withoutInteractiveFormatting
			disableLineBreaks
			onChange={ ( value ) => setAttributes( { label: value } ) }
		/>
	);
}
