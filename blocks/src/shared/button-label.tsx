import { RichText } from '@wordpress/block-editor';
import { useSelect } from '@wordpress/data';
import { __ } from '@wordpress/i18n';

type Props = {
	label: string;
	/** What the button says while nothing else is written. */
	placeholder: string;
	setAttributes: ( changes: { label: string } ) => void;
};

type BlockEditorStore = {
	getSettings: () => { isPreviewMode?: boolean };
};

/**
 * The text of a button, written where it stands. In previews, as of patterns and in the inserter, nobody writes,
 * and what it says by itself would be missing.
 * @param root0
 * @param root0.label
 * @param root0.placeholder
 * @param root0.setAttributes
 */
export function ButtonLabel( { label, placeholder, setAttributes }: Props ) {
	const isPreview = useSelect(
		( select ) =>
			(
				select( 'core/block-editor' ) as unknown as BlockEditorStore
			 ).getSettings().isPreviewMode,
		[]
	);
	if ( isPreview ) {
		return <span>{ label || placeholder }</span>;
	}
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
