/** The receipt that a person keeps, in Hebrew. */
export const receipt = {
  keep: 'קבלת אישור בכתב',
  title: 'האישור שלכם מאת {business}',
  saved: 'נשמר ב-{date}. אסמכתה {reference}.',
  chose: 'מה בחרתם',
  saw: 'הנוסח שראיתם',
  proof: 'הוכחה',
  whole:
    'זו רשומה {index, number} מתוך {size, number} ביומן חתום שיכול רק לגדול. בעזרת הקובץ שלמטה כל אחד יכול לבדוק זאת בלי {business}, גם בעוד שנים.',
  soon: 'ההוכחה מופקת פעם בדקה. פתחו את הדף הזה שוב אחרי {time}.',
  file: 'הורדת האישור',
  fileHelp: 'הקובץ מכיל את כל מה שנדרש לבדיקה. שמרו את הקובץ: הדף הזה לבדו אינו הוכחה.',
  open: 'הצגת האישור',
  back: 'חזרה',
}
