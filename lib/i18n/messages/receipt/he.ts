/** The receipt that a person keeps, in Hebrew. */
export const receipt = {
  keep: 'קבלת אישור',
  title: 'האישור שלכם מ-{business}',
  saved: 'נשמר ב-{date}. אסמכתה {reference}.',
  chose: 'מה אמרתם',
  saw: 'הטקסט שראיתם',
  proof: 'הוכחה',
  whole:
    'זו רשומה {index, number} מתוך {size, number} ביומן חתום שיכול רק לגדול. בעזרת הקובץ שלמטה כל אחד יכול לבדוק זאת בלי {business}, גם בעוד שנים.',
  soon: 'ההוכחה מוכנה בכל דקה. פתחו את הדף הזה שוב אחרי {time}.',
  file: 'הורדת האישור',
  fileHelp: 'הקובץ מכיל את כל מה שנדרש לבדיקה. שמרו את הקובץ: הדף הזה לבדו אינו הוכחה.',
  back: 'חזרה',
}
