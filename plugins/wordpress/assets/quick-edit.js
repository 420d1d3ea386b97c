// Fills in, in the list of posts, what is chosen for the post whose quick edit opens.
(() => {
  const { inlineEditPost } = window;
  const { edit } = inlineEditPost;
  inlineEditPost.edit = function (id) {
    const result = edit.call(this, id);
    const post = typeof id === 'object' ? this.getId(id) : id;
    const chosen = document.querySelector(`#post-${post} .flattr-choices`)?.dataset;
    for (const name of chosen ? ['off', 'hidden', 'category'] : []) {
      const field = document.querySelector(`#edit-${post} [name="flattr_choices[${name}]"]`);
      if (field) field.value = chosen[name] || 'usual';
    }
    return result;
  };
})();
