/** What the editor gives to a block, as far as ours use it. */
export type EditProps< Attributes > = {
	attributes: Attributes;
	setAttributes: ( changes: Partial< Attributes > ) => void;
	/** The post that the block stands in; in a list, the one of its turn. */
	context: { postId?: number; postType?: string };
};
